// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.console.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

/**
 * Decides whether a request to act comes from the page. A browser sends the console's login with a
 * request that another site has made, too. Thread-safe.
 *
 * <p>The page has a random token, which the HTTP session keeps. A request to act repeats it in a
 * header. Another site can neither read the page nor set the header. The headers that browsers add
 * are a second obstacle.
 */
final class ActGuard {
  /** The header that repeats the token. */
  static final String TOKEN_HEADER = "X-Mapi-Token";

  private static final String ATTRIBUTE = "org.mapiosgi.console.token";
  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** Returns the token for the page; all pages of one HTTP session have the same. */
  String token(HttpServletRequest request) {
    HttpSession session = request.getSession();
    synchronized (this) {
      if (session.getAttribute(ATTRIBUTE) instanceof String token) {
        return token;
      }
      byte[] bytes = new byte[TOKEN_BYTES];
      random.nextBytes(bytes);
      String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      session.setAttribute(ATTRIBUTE, token);
      return token;
    }
  }

  /** Says why the request may not act; empty if it may. */
  Optional<String> refusal(HttpServletRequest request) {
    if (isFromAnotherSite(request)) {
      return Optional.of("The request comes from a page of another site.");
    }
    if (!hasToken(request)) {
      return Optional.of("The page is too old. Load it again.");
    }
    return Optional.empty();
  }

  private static boolean isFromAnotherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      // The browser compared the origins itself: a proxy may have changed the host that is seen
      // here.
      return !site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    return origin != null && !isOfHost(origin, request.getHeader("Host"));
  }

  private static boolean isOfHost(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasToken(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    String sent = request.getHeader(TOKEN_HEADER);
    return session != null
        && sent != null
        && session.getAttribute(ATTRIBUTE) instanceof String token
        && MessageDigest.isEqual(bytes(token), bytes(sent));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
