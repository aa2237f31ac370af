/** Name under which this service's events and API are known. */
export class ServiceSource {
  constructor(readonly name: string) {}
}
