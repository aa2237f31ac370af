/** The world outside: a mail server that takes everything, and a zone in which customers may be written to now. */
import { createServer, type Server, type Socket } from 'node:net';

export class MailBox {
  /** recipients, as their mails come */
  readonly to: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.talk(socket));
  }

  static async open(): Promise<MailBox> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new MailBox(server);
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}?ignoreTLS=true`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** As much of SMTP as a sender needs. */
  private talk(socket: Socket): void {
    let [rest, inText] = ['', false];
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    say('220 mail.example');
    socket.on('error', () => undefined).setEncoding('utf8').on('data', (data: string) => {
      const lines = `${rest}${data}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (inText) {
          inText = line !== '.';
          if (!inText) say('250 taken');
          continue;
        }
        this.to.push(...(/^RCPT TO:<([^>]+)>/i.exec(line)?.slice(1) ?? []));
        inText = line.toUpperCase() === 'DATA';
        if (line.toUpperCase() === 'QUIT') socket.end('221 bye\r\n');
        else say(inText ? '354 go on' : '250 ok');
      }
    });
  }
}

/** Zone without summer time in which it is ten in the morning, or a few minutes past. @param now UTC ms */
export function zoneInTheMorning(now: number): string {
  const ahead = 10 - new Date(now).getUTCHours();
  const hours = ahead < -12 ? ahead + 24 : ahead;
  // the names of these zones count westwards
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
