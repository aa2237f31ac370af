import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Mail { readonly from: string; readonly to: readonly string[]; readonly source: string; /** UTC ms */ readonly at: number }

/** An SMTP server (RFC 5321) that takes every mail but those to `nobody@`, and may break off after the text. */
export class MailSink {
  readonly mails: Mail[] = [];
  lose = false;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server, readonly url: string, private readonly clock: () => number) {}

  static async start(clock: () => number = Date.now): Promise<MailSink> {
    let made: MailSink | undefined = undefined;
    const server = createServer((socket) => made?.talk(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    made = new MailSink(server, `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, clock);
    return made;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    let [rest, from, to, inText] = ['', '', [] as string[], false];
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const order = (line: string): void => {
      const [verb = ''] = line.toUpperCase().split(/[\s:]/);
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (verb === 'EHLO' || verb === 'HELO') return say('250 sink');
      if (verb === 'MAIL') [from, to] = [address, []];
      if (verb === 'RCPT' && address.startsWith('nobody@')) return say(`550 no such user <${address}>`);
      if (verb === 'RCPT') to.push(address);
      if (verb === 'DATA') inText = true;
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      return say(verb === 'DATA' ? '354 go on' : '250 ok');
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8');
      for (;;) {
        const end = rest.indexOf(inText ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = rest.slice(0, end);
        rest = rest.slice(end + (inText ? 5 : 2));
        if (!inText) {
          order(part);
          continue;
        }
        inText = false;
        this.mails.push({ from, to, source: part, at: this.clock() });
        if (this.lose) return void socket.destroy();
        say('250 taken');
      }
    });
    say('220 sink');
  }
}
