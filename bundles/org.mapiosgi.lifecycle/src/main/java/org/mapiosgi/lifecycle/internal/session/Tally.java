// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts the work and the events of a configured session, over all of its logons. */
record Tally(AtomicInteger queued, LongAdder done, LongAdder failed, LongAdder events) {
  Tally() {
    this(new AtomicInteger(), new LongAdder(), new LongAdder(), new LongAdder());
  }
}
