// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapiosgi.api.pump.PumpLane;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZII_Result;

/** A task is posted while the pump ends: it is run, or its producer is told that it is not. */
@JCStressTest
@Outcome(id = "true, 1, 0", expect = ACCEPTABLE, desc = "accepted and run")
@Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "taken back and refused")
@Outcome(expect = FORBIDDEN, desc = "both, neither, or left behind")
@State
public class CloseStress {
  private final StressedMailbox mailbox = new StressedMailbox();

  /** A producer. */
  @Actor
  public void post(ZII_Result result) {
    result.r1 = mailbox.get().post(() -> {}, PumpLane.NORMAL);
  }

  /** The pump's last look. */
  @Actor
  public void end(ZII_Result result) {
    mailbox.get().close();
    if (mailbox.get().poll() != null) {
      result.r2 = 1;
    }
  }

  /** Whatever is left. */
  @Arbiter
  public void judge(ZII_Result result) {
    if (mailbox.get().poll() != null) {
      result.r3 = 1;
    }
  }
}
