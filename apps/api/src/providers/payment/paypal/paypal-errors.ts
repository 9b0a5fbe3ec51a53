/** What PayPal said in an error. */
export interface PayPalFault {
  status: number;
  /** PayPal's code of what was wrong; empty when it named none. */
  issue: string;
  /** Where PayPal sends the customer to choose another way to pay. */
  redirect: string | null;
}

interface SaidError {
  statusCode?: unknown;
  result?: { details?: { issue?: unknown }[]; links?: { rel?: unknown; href?: unknown }[] };
}

/** Reads an error of the library; one that is no answer of PayPal is thrown on. */
export function payPalFault(error: unknown): PayPalFault {
  const { statusCode, result } = error as SaidError;
  if (typeof statusCode !== 'number') throw error;
  const issue = result?.details?.[0]?.issue;
  const redirect = result?.links?.find(({ rel }) => rel === 'redirect')?.href;
  return {
    status: statusCode,
    issue: typeof issue === 'string' ? issue : '',
    redirect: typeof redirect === 'string' ? redirect : null,
  };
}

/** The answer, or null when PayPal has nothing of that id. */
export async function orNull<T>(asked: Promise<{ result: T }>): Promise<T | null> {
  try {
    return (await asked).result;
  } catch (error) {
    if (payPalFault(error).status === 404) return null;
    throw error;
  }
}
