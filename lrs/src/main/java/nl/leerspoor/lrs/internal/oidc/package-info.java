/**
 * Bearer tokens of OpenID Connect issuers.
 *
 * <p>In: the text of a token. Out: the authority it stands for, or a refusal. The keys of an issuer
 * are fetched, kept and renewed here; nothing else of this store calls another server for a
 * request.
 */
@NullMarked
package nl.leerspoor.lrs.internal.oidc;

import org.jspecify.annotations.NullMarked;
