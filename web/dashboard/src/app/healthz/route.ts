/** Answers as soon as this process can serve pages; what they read is the gateway's to report. */
export function GET(): Response {
  return Response.json({ status: 'ok' });
}

export const dynamic = 'force-dynamic';
