import { ApiError } from './errors.ts';

/** Accepts any test key, as `Bearer` or as the user of `Basic`. */
export function authenticate(authorization: string | undefined): void {
  const [scheme, value = ''] = (authorization ?? '').split(' ');
  const key =
    scheme === 'Basic' ? (Buffer.from(value, 'base64').toString().split(':')[0] ?? '') : value;
  if (!key)
    throw new ApiError(
      401,
      'invalid_request_error',
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  if (!/^(sk|rk)_test_\w+$/.test(key))
    throw new ApiError(
      401,
      'invalid_request_error',
      `Invalid API Key provided: ${key.slice(0, 8)}****`,
    );
}
