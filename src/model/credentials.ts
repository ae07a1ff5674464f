/** Passwords and tokens in addresses: lock files hold them, and reports are passed around. */

/** `https://user:password@…`, `https://token@…`; a bare user (`ssh://git@…`) is no secret. */
const USER = /([a-z][a-z+.-]{0,20}):\/\/([^\s/?#@:"'<>]{0,300})(:[^\s/?#@"'<>]{0,1000})?@/gi;
const TOKEN =
  /([?&](?:access_?token|token|auth|api_?key|key|secret|password|sig|signature|x-amz-(?:signature|credential|security-token))=)([^&#\s"'<>]{1,4000})/gi;

/** The address without who asks for it; any other text as it is. */
export function withoutCredentials(address: string): string {
  if (!mayHold(address)) return address;
  return address
    .replace(USER, (whole, scheme: string, _user: string, password?: string) =>
      isSecret(scheme, password) ? `${scheme}://` : whole,
    )
    .replace(TOKEN, '$1***');
}

/** The text with as many stars in the place of each secret, so that columns stay. */
export function masked(text: string): string {
  if (!mayHold(text)) return text;
  return text
    .replace(USER, (whole, scheme: string, user: string, password?: string) =>
      isSecret(scheme, password) ? `${scheme}://${'*'.repeat(user.length)}${stars(password, 1)}@` : whole,
    )
    .replace(TOKEN, (_whole, name: string, value: string) => name + '*'.repeat(value.length));
}

const stars = (password: string | undefined, colon: number): string =>
  password === undefined ? '' : `:${'*'.repeat(password.length - colon)}`;

const mayHold = (text: string): boolean => text.includes('://') && (text.includes('@') || text.includes('='));

const isSecret = (scheme: string, password: string | undefined): boolean =>
  password !== undefined || /^(?:\w+\+)?https?$/i.test(scheme);
