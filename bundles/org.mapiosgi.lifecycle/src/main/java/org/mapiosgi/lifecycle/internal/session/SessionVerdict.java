// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.lifecycle.internal.thread.NoLaneException;

/**
 * Judges what a failure means for a session. The code alone is not enough: MAPI_E_LOGON_FAILED is a
 * wrong profile, a wrong password, a provider that would ask a person, too many sessions (R26), or
 * a first logon that succeeds when repeated (R25); MAPI_E_FAILONEPROVIDER is a missing token (R38),
 * a missing manifest (R37), or a process full of stores (R14). So the verdict depends on the failed
 * call, too.
 *
 * <table>
 * <caption>Code and context</caption>
 * <tr><th></th><th>MAPILogonEx</th><th>opening the store and what else a logon does</th>
 *     <th>a unit of work</th><th>the probe</th></tr>
 * <tr><td>the profile is not this account's (R28)</td><td>REFUSED</td><td></td><td></td><td></td>
 *     </tr>
 * <tr><td>MAPI_E_LOGON_FAILED, passwords and accounts</td>
 *     <td colspan="2">DENIED, and REFUSED the third time</td>
 *     <td>IN_DOUBT; SOUND of OpenMsgStore, which is another mailbox</td><td>LOST</td></tr>
 * <tr><td>MAPI_E_FAILONEPROVIDER</td><td colspan="2">RETRY</td>
 *     <td>IN_DOUBT; SOUND of OpenMsgStore</td><td>LOST</td></tr>
 * <tr><td>END_OF_SESSION, RECONNECTED, NETWORK_ERROR (R40)</td><td colspan="2">RETRY</td>
 *     <td>LOST</td><td>LOST</td></tr>
 * <tr><td>others of RETRY_CALL and RETRY_LATER</td><td colspan="2">RETRY</td><td>SOUND</td>
 *     <td>SOUND</td></tr>
 * <tr><td>others of FATAL</td><td colspan="2">DENIED, and REFUSED the third time</td><td>SOUND</td>
 *     <td>SOUND</td></tr>
 * <tr><td>others of CALLER</td><td>REFUSED: a matter of configuration</td>
 *     <td>DENIED, and REFUSED the third time</td><td>SOUND</td><td>SOUND</td></tr>
 * </table>
 */
enum SessionVerdict {
  /** The failure concerns the caller only. */
  SOUND,
  /** The cause is unclear: probe the session's store even if it was used. */
  IN_DOUBT,
  /** The session is gone; a new logon is needed. */
  LOST,
  /** Try the logon again, without a limit, with growing waits. */
  RETRY,
  /** Try the logon again, but seldom, because each try may lock the account. */
  DENIED,
  /** An early try cannot help. */
  REFUSED;

  /** A first logon may fail once or twice and then succeed (R25). */
  private static final int TRIES = 3;

  /** Codes of a provider that lost its credentials or cannot reach its store. */
  private static final Set<HResult> OF_A_PROVIDER =
      Stream.of(
              "MAPI_E_LOGON_FAILED",
              "MAPI_E_FAILONEPROVIDER",
              "MAPI_E_PASSWORD_CHANGE_REQUIRED",
              "MAPI_E_PASSWORD_EXPIRED",
              "MAPI_E_INVALID_WORKSTATION_ACCOUNT",
              "MAPI_E_INVALID_ACCESS_TIME",
              "MAPI_E_ACCOUNT_DISABLED")
          .map(HResult::named)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Judges a failed logon.
   *
   * @param denied how often it was DENIED since the session was up last; network failures in
   *     between do not count, so that a server's restart does not use up the tries
   */
  static SessionVerdict ofLogon(Throwable failure, int denied) {
    if (failure instanceof RefusedLogonException) {
      return REFUSED;
    }
    if (!(failure instanceof MapiException e)) {
      return RETRY;
    }
    return switch (e.retry()) {
      case RETRY_CALL, RETRY_LATER, RECONNECT -> RETRY;
      case FATAL -> denied(denied);
      // From MAPILogonEx this is a matter of configuration. The later calls only read things that
      // every mailbox has, so a provider that fails there may work in a moment.
      case CALLER -> e.operation().equals("MAPILogonEx") ? REFUSED : denied(denied);
    };
  }

  private static SessionVerdict denied(int before) {
    return before + 1 >= TRIES ? REFUSED : DENIED;
  }

  /** The reason that a failed logon gives. */
  static Reason reason(Throwable failure) {
    if (failure instanceof MapiException e) {
      return Reason.of(e).build();
    }
    if (failure instanceof RefusedLogonException refused) {
      MapiException why = refused.why();
      return Reason.of(Reason.Kind.CONFIGURATION, why.fact())
          .rule(why.rule().orElse(""))
          .remedy(why.advice().orElse(""))
          .result(why.result())
          .build();
    }
    if (failure instanceof NoLaneException none) {
      return Reason.of(Reason.Kind.THREAD, none.why()).build();
    }
    return Reason.of(Reason.Kind.UNEXPECTED, failure.toString()).build();
  }

  /** Judges a failed call of a unit of work. */
  static SessionVerdict ofWork(MapiException failure) {
    // A result that a task got from another session says nothing about this one.
    if (failure.operation().startsWith("MapiSession::")) {
      return SOUND;
    }
    if (failure.retry() == RetryClass.RECONNECT) {
      return LOST;
    }
    return OF_A_PROVIDER.contains(failure.result())
            && !failure.operation().endsWith("::OpenMsgStore")
        ? IN_DOUBT
        : SOUND;
  }

  /** Judges a failed probe, which asks the session's own store. */
  static SessionVerdict ofProbe(MapiException failure) {
    SessionVerdict verdict = ofWork(failure);
    return verdict == IN_DOUBT ? LOST : verdict;
  }
}
