import type { z } from 'zod';
import type { Context } from '../../context';
import { AppError } from '../../errors';
import type { EntityRef } from '../../forge/kvs';
import type { Reader } from '../../records/change';
import { enter, type BaseContext } from '../run-surface';

/** Where calls of a surface come from. */
export interface Place<Ctx extends Context> {
  name: string;
  /** Reads what the client claims of where it is. Throws Invalid; LicenceLapsed while data is being removed. */
  enter(now: number, claimed: unknown): Promise<Entered<Ctx>>;
  /** The project whose permissions decide what may be done. */
  projectOf(context: Ctx): string;
}

export interface Entered<Ctx> {
  licence: Context['licence'];
  /** Asks Jira as the person. Throws NotFound. */
  contextOf(who: Context['who']): Promise<Ctx>;
}

interface Declared<Claim, Early, Ctx extends Context> {
  name: string;
  /** What the client says of where it is: its word, to be checked with Jira. */
  claim: z.ZodType<Claim>;
  /** What to say where it says nothing of use. */
  hint: string;
  /** Records to read together with the installation's, and what is wanted of them. */
  refs(claim: Claim): EntityRef[];
  early(records: Reader, claim: Claim): Promise<Early>;
  context(base: BaseContext & Pick<Context, 'who'>, claim: Claim, early: Early): Promise<Ctx>;
  projectOf(context: Ctx): string;
}

export const place = <Claim, Early, Ctx extends Context>(
  declared: Declared<Claim, Early, Ctx>,
): Place<Ctx> => ({
  name: declared.name,
  projectOf: declared.projectOf,
  async enter(now, claimed) {
    const parsed = declared.claim.safeParse(claimed);
    if (!parsed.success) throw new AppError('Invalid', declared.hint);
    const claim = parsed.data;
    const { base, early } = await enter(now, declared.refs(claim), (records) =>
      declared.early(records, claim),
    );
    return {
      licence: base.licence,
      contextOf: (who) => declared.context({ ...base, who }, claim, early),
    };
  },
});
