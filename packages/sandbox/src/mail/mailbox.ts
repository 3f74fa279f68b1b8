import { type ParsedMail, simpleParser } from 'mailparser';
import { openJournal } from '../journal.ts';

export interface Mail {
  id: number;
  from: string;
  /** Everyone the mail was sent to, as the envelope says. */
  to: string[];
  subject: string;
  receivedAt: string;
  text: string;
  html: string | null;
}

const keptMails = 500;

/** The mails caught last, newest first. */
export class Mailbox {
  #mails: Mail[];
  readonly #journal;

  constructor(path: string | undefined) {
    this.#journal = openJournal<Mail>(path);
    this.#mails = this.#journal.read().slice(-keptMails);
    this.#journal.rewrite(this.#mails);
  }

  async add(source: Buffer, from: string, to: string[]): Promise<Mail> {
    const parsed: ParsedMail = await simpleParser(source);
    const mail: Mail = {
      id: (this.#mails.at(-1)?.id ?? 0) + 1,
      from: parsed.from?.text ?? from,
      to,
      subject: parsed.subject ?? '',
      receivedAt: new Date().toISOString(),
      text: parsed.text ?? '',
      html: parsed.html || null,
    };
    this.#mails.push(mail);
    this.#journal.append([mail]);
    if (this.#mails.length > keptMails) this.#mails.shift();
    return mail;
  }

  list(to?: string): Mail[] {
    const wanted = to?.toLowerCase();
    const found = this.#mails.filter(
      (mail) => !wanted || mail.to.some((address) => address.toLowerCase() === wanted),
    );
    return found.reverse();
  }

  get(id: number): Mail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  clear(): void {
    this.#mails = [];
    this.#journal.rewrite([]);
  }
}
