import { InvalidInputError } from '../errors/app-error.js';
import {
  completeDate,
  refuseBefore,
  refuseFuture,
  type PartialDate,
  type PartialDateLike,
} from '../sources/partial-date.rules.js';

export interface Period {
  readonly since: PartialDate;
  readonly until: PartialDate | null;
}

/**
 * Since when and until when an obstacle stands. `earliest` is the earliest day of its incidents, `today` the day of the
 * request (UTC); both ISO days. Throws BAD_USER_INPUT for the future, for an obstacle that begins before there was a
 * case, and for one that ends before it can have begun; an overlap of partial dates is no disorder.
 */
export function obstaclePeriod(
  given: { readonly since: PartialDateLike; readonly until?: PartialDateLike | null },
  earliest: string,
  today: string,
): Period {
  const since = completeDate(given.since, 'input.since');
  refuseFuture(since, today, 'input.since');
  refuseBefore(since, earliest, 'input.since');
  if (given.until == null) return { since, until: null };
  const until = completeDate(given.until, 'input.until');
  refuseFuture(until, today, 'input.until');
  if (until.to < since.from) {
    throw InvalidInputError.at(
      'input.until',
      'ORDER',
      `input.until ends on ${until.to}, before the obstacle can have begun (${since.from}).`,
    );
  }
  return { since, until };
}
