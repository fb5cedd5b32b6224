import * as client from 'openid-client';

/** What the browser keeps between going to the provider and coming back. */
export interface KeptForReturn {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who somebody is, as far as the provider vouches for it. */
export interface Identity {
  /** An address the provider has verified; one that it has not counts for nothing. */
  email: string | null;
  employeeId: string | null;
}

/** Signing in at the organisation's own provider: authorization code with PKCE, state and nonce (OpenID Connect Core 3.1). */
export interface Oidc {
  /** @returns where to send the browser. */
  begin(): Promise<{ url: string; kept: KeptForReturn }>;
  /**
   * @param returned the address to which the provider sent the browser back.
   * @throws Error when anything does not fit what was begun.
   */
  finish(returned: URL, kept: KeptForReturn): Promise<Identity>;
}

export interface OidcSettings {
  issuer: string;
  clientId: string;
  /** Null for a public client, which PKCE protects alone. */
  clientSecret: string | null;
  /** The claim that holds the employee id; null where people are known by their address. */
  employeeIdClaim: string | null;
}

/** @param options.redirectUri as it is registered with the provider. */
export function createOidc(settings: OidcSettings, options: { redirectUri: string }): Oidc {
  const { issuer, clientId, clientSecret, employeeIdClaim } = settings;
  let found: Promise<client.Configuration> | undefined;

  /** Asked when first needed, and again after a failure: the console works while the provider is away. */
  function configuration(): Promise<client.Configuration> {
    found ??= client
      .discovery(
        new URL(issuer),
        clientId,
        undefined,
        clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret),
        issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  }

  return {
    async begin() {
      const kept = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: options.redirectUri,
        scope: 'openid email profile',
        code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        state: kept.state,
        nonce: kept.nonce,
      });
      return { url: url.href, kept };
    },
    async finish(returned, kept) {
      const config = await configuration();
      const tokens = await client.authorizationCodeGrant(config, returned, {
        pkceCodeVerifier: kept.verifier,
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider sent no id token');
      // Many providers give the address here alone.
      const info = config.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
        : {};
      return identityIn({ ...info, ...claims }, employeeIdClaim);
    },
  };
}

/** @returns what counts of a provider's claims. */
export function identityIn(
  claims: Readonly<Record<string, unknown>>,
  employeeIdClaim: string | null,
): Identity {
  const { email, email_verified: verified } = claims;
  if (employeeIdClaim === null)
    return { email: typeof email === 'string' && verified === true ? email : null, employeeId: null };
  // Where the employee id counts, an address never stands in for a missing one.
  const employeeId = claims[employeeIdClaim];
  const isId = typeof employeeId === 'string' || typeof employeeId === 'number';
  return { email: null, employeeId: isId ? String(employeeId) : null };
}
