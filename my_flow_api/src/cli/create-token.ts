import { type Config, readConfig } from '#src/config.ts';
import { tokenDaysMax } from '#src/ports/identity-tokens.ts';
import { CommandError, type RunCommand, UsageError } from './command.ts';
import { idOfSubject, openPersonalTokens } from './composition.ts';
import { readArgs } from './read-args.ts';

const localUserId = 'local';
const userIdPattern = /^[A-Za-z0-9][\w.:-]{0,127}$/;

/** Makes a personal API token and tells it, alone on the last line. It is kept nowhere. */
export const createToken: RunCommand = async ({ args, say }) => {
  const options = {
    scope: { type: 'string' },
    days: { type: 'string' },
    user: { type: 'string' },
    subject: { type: 'string' },
  } as const;
  const { values } = readArgs({ args }, { options, words: 0 });
  const mayWrite = mayWriteOf(values.scope);
  const days = daysOf(values.days);
  const config = readConfig();
  if (config.personalTokens === null)
    throw new CommandError('Tokens are signed with MYFLOW_LOCAL_SECRET, which is not set. Set it for the API as well, then call again.');
  const userId = await userIdOf(config, values);
  const tokens = await openPersonalTokens(config.personalTokens.secret);
  const { grant, token, expiresAtMs } = await tokens.issue({ userId, mayWrite, days });
  say(`${grant.id} of ${userId} may ${mayWrite ? 'read and write' : 'read'} until ${new Date(expiresAtMs).toISOString()}.`);
  say(
    `It is shown this once; keep it like a password. To take it back: MYFLOW_REVOKED_TOKENS=${[...config.personalTokens.revokedIds, grant.id].join()}`,
  );
  say(token);
  return 0;
};

function mayWriteOf(scope: string | undefined): boolean {
  if (scope !== 'read' && scope !== 'write') throw new UsageError('Say with --scope what it may do: read, or write (which is both).');
  return scope === 'write';
}

function daysOf(text: string | undefined): number {
  const days = /^\d{1,4}$/.test(text ?? '') ? Number(text) : 0;
  if (days < 1 || days > tokenDaysMax) throw new UsageError(`Say with --days for how long: from 1 to ${tokenDaysMax} days.`);
  return days;
}

/** Where an issuer vouches for people there is no one person that could be meant. */
async function userIdOf(
  { identity }: Config,
  { user, subject }: { user?: string | undefined; subject?: string | undefined },
): Promise<string> {
  if (user !== undefined && subject !== undefined) throw new UsageError('Give --user or --subject, not both.');
  if (user !== undefined) {
    if (!userIdPattern.test(user)) throw new UsageError('--user is no id of a person.');
    return user;
  }
  if (identity.kind === 'local') {
    if (subject !== undefined) throw new UsageError('--subject is for people of an issuer, and none is configured.');
    return localUserId;
  }
  const userId = subject === undefined ? null : await idOfSubject(identity.issuer, subject);
  if (userId === null) throw new UsageError('Say with --subject whose it is: the person’s `sub` at the issuer (in Logto: the user id).');
  return userId;
}
