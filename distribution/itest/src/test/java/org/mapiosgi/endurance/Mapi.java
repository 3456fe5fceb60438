// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.util.List;

/** The MAPI of an endurance run, from behind: what a test does to it that is no call of MAPI. */
public interface Mapi {
  /** Has every session end as a server does that goes down. */
  void loseSessions();

  /** Has one call after so many others fail, as a network does. */
  void failCall(int number);

  /** Ends all faults. */
  void heal();

  /** Brings a message from outside. */
  void deliver();

  /** Forgets the record of calls, which is for tests and not the product's. */
  void forgetCalls();

  /** The objects that nobody has released. */
  long objects();

  /** The handles or file descriptors of the process. */
  long handles();

  /** The rules of MAPI that were broken. */
  List<String> violations();
}
