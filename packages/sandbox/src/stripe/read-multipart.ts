import type { Form } from './form.ts';
import { parseForm } from './form.ts';

/** Reads an upload into parameters; a file becomes its name, media type and content in base64. */
export async function readMultipart(body: Buffer, contentType: string): Promise<Form> {
  const parts = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const fields = new URLSearchParams();
  const files: Form = {};
  for (const [name, value] of parts)
    if (typeof value === 'string') fields.append(name, value);
    else
      files[name] = {
        data: Buffer.from(await value.arrayBuffer()).toString('base64'),
        filename: value.name,
        type: value.type,
      };
  return { ...parseForm(fields.toString()), ...files };
}
