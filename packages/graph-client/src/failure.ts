import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** What happened, what it means for the person and what to do; the shape that ErrorState shows. */
export interface FailureText {
  title: string;
  text: string;
  requestId?: string | undefined;
}

type Texts = Record<string, { title: string; text: string }>;

const en: Texts = {
  OFFLINE: {
    title: 'We could not reach Mobilytics',
    text: 'Nothing was lost. Check your connection, then try again.',
  },
  UNAUTHENTICATED: {
    title: 'Your session has ended',
    text: 'What you typed is kept. Sign in again to go on.',
  },
  FORBIDDEN: {
    title: 'You may not do this',
    text: 'Your role does not allow it. An owner or administrator can change your role.',
  },
  NOT_FOUND: {
    title: 'This does not exist',
    text: 'It may have been removed, or it belongs to another organisation. Check the address.',
  },
  RATE_LIMITED: {
    title: 'Too many requests in a short time',
    text: 'Nothing was lost. Wait a minute, then try again.',
  },
  UNAVAILABLE: {
    title: 'Part of Mobilytics does not answer',
    text: 'We are on it. What you entered is kept; try again in a minute.',
  },
  ALREADY_APPLIED: {
    title: 'This was already done',
    text: 'Your first attempt went through. Reload the page to see the result.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'This was already sent with other content',
    text: 'Reload the page to see what was saved, then try again.',
  },
  INTERNAL: {
    title: 'Something went wrong on our side',
    text: 'Nothing you did caused it. Try again; if it happens again, send us the number below.',
  },
};

const fr: Texts = {
  OFFLINE: {
    title: 'Mobilytics est injoignable',
    text: 'Rien n’est perdu. Vérifiez votre connexion, puis réessayez.',
  },
  UNAUTHENTICATED: {
    title: 'Votre session a pris fin',
    text: 'Votre saisie est conservée. Connectez-vous de nouveau pour continuer.',
  },
  FORBIDDEN: {
    title: 'Vous n’avez pas ce droit',
    text: 'Votre rôle ne le permet pas. Un propriétaire ou un administrateur peut le modifier.',
  },
  NOT_FOUND: {
    title: 'Ceci n’existe pas',
    text: 'L’élément a peut-être été supprimé, ou appartient à une autre organisation. Vérifiez l’adresse.',
  },
  RATE_LIMITED: {
    title: 'Trop de demandes en peu de temps',
    text: 'Rien n’est perdu. Attendez une minute, puis réessayez.',
  },
  UNAVAILABLE: {
    title: 'Une partie de Mobilytics ne répond pas',
    text: 'Nous nous en occupons. Votre saisie est conservée\u00a0; réessayez dans une minute.',
  },
  ALREADY_APPLIED: {
    title: 'C’est déjà fait',
    text: 'Votre première tentative a réussi. Rechargez la page pour voir le résultat.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Déjà envoyé avec un autre contenu',
    text: 'Rechargez la page pour voir ce qui a été enregistré, puis réessayez.',
  },
  INTERNAL: {
    title: 'Une erreur est survenue de notre côté',
    text: 'Vous n’y êtes pour rien. Réessayez\u00a0; si cela se reproduit, envoyez-nous le numéro ci-dessous.',
  },
};

// The gateway's own refusals that a person can do nothing about but reload.
const aliases: Record<string, string> = {
  PERSISTED_QUERY_NOT_FOUND: 'INTERNAL',
  CONFLICT: 'ALREADY_APPLIED',
};

/** The stable code of anything that a query or mutation can throw. */
export function failureCode(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) {
    const code = error.errors[0]?.extensions?.code;
    return typeof code === 'string' ? code : 'INTERNAL';
  }
  if (ServerError.is(error)) {
    if (error.statusCode === 401) return 'UNAUTHENTICATED';
    if (error.statusCode === 429) return 'RATE_LIMITED';
    return error.statusCode >= 502 && error.statusCode <= 504 ? 'UNAVAILABLE' : 'INTERNAL';
  }
  return error instanceof TypeError ? 'OFFLINE' : 'INTERNAL';
}

/** Tells a person what a failure of a query or mutation means. */
export function describeFailure(error: unknown, locale: string): FailureText {
  const texts = locale.startsWith('fr') ? fr : en;
  const code = failureCode(error);
  const text = texts[aliases[code] ?? code] ?? texts.INTERNAL;
  const requestId = CombinedGraphQLErrors.is(error)
    ? error.errors[0]?.extensions?.requestId
    : undefined;
  return {
    title: text?.title ?? code,
    text: text?.text ?? '',
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

interface UserErrorLike {
  __typename: string;
  message: string;
  path: readonly string[];
  problems?: readonly { message: string; path: readonly string[] }[];
}

/**
 * The problems of a mutation's result, or none when it is the success type. A page selects
 * `... on UserError { message path }` and `... on InvalidInput { problems { message path } }`.
 */
export function userProblems(
  result: ({ __typename?: string } & Partial<UserErrorLike>) | null | undefined,
): { message: string; path: readonly string[] }[] {
  if (result?.message === undefined || result.path === undefined) return [];
  if (result.problems && result.problems.length > 0) {
    return result.problems.map(({ message, path }) => ({ message, path }));
  }
  return [{ message: result.message, path: result.path }];
}
