import { defineJob } from '@mobilytics/jobs/define-job';
import type { Transporter } from 'nodemailer';
import type { JobContext } from '../context.ts';
import { composeMail } from '../mail/mail.ts';
import { sendMail } from '../mail/send-mail.ts';

/**
 * Sends a mail over SMTP. When we die between the server's answer and our note of it the mail is sent
 * again, with the same Message-ID, by which mailboxes recognise a repetition.
 */
export function sendMailOver(transport: Transporter, from: string) {
  return defineJob<JobContext>()({
    ...sendMail,
    concurrency: 5,
    async handler(mail, job) {
      const domain = new URL(job.services.env.dashboardUrl).hostname;
      await transport.sendMail({
        from,
        to: mail.to,
        messageId: `<${job.id}@${domain}>`,
        headers: { 'Content-Language': mail.locale },
        ...composeMail(mail),
      });
      job.log.info({ kind: mail.content.kind }, 'A mail was sent.');
    },
  });
}
