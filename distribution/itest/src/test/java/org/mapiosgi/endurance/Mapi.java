// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.util.List;

/** Controls the MAPI of an endurance run: the acts of a test that are no calls of MAPI. */
public interface Mapi {
  /**
   * The calls that fail. Unadvise and Logoff are not among them: if they fail, MAPI's rules cannot
   * be kept.
   */
  List<String> CALLS =
      List.of(
          "IMAPISession::OpenMsgStore",
          "IMsgStore::GetReceiveFolder",
          "IMsgStore::OpenEntry",
          "IMAPITable::QueryRows",
          "IStream::Read");

  /** Ends every session, as a server that goes down. */
  void loseSessions();

  /** Lets the n-th of these calls fail with the error of a broken network. */
  void failCall(String call, int number);

  /** Ends all faults. */
  void heal();

  /** Brings a message from outside. */
  void deliver();

  /** Forgets the record of calls, which is for tests and not the product's. */
  void forgetCalls();

  /** Counts the objects that are not released. */
  long objects();

  /** Counts the handles or file descriptors of the process. */
  long handles();

  /** The rules of MAPI that were broken. */
  List<String> violations();
}
