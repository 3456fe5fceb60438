// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.List;
import java.util.Set;
import org.mapiosgi.spi.MapiSubsystemBinding;

/** A MAPI for one run, whose native calls can be counted and made to misbehave. Any thread. */
interface Stage {
  MapiSubsystemBinding binding();

  /** The profile to log on with. */
  String profile();

  /** New mail from outside. */
  void deliver();

  /** Counts the calls from now on. */
  void mark();

  /** Calls since the mark that a strike can make fail. */
  int failableCalls();

  /** Calls since the mark that a strike can make hang: these, and those without a result. */
  int allCalls();

  Strike.Armed arm(Strike strike);

  /** The calls that were struck, or that failed for another reason; each at least once. */
  List<String> struck();

  /** What the provider holds for us still; empty where nothing. */
  String left();

  /** The rules that were broken. */
  Set<String> brokenRules();
}
