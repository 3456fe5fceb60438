// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mapiosgi.benchmark.workload.Workload;

/** The workloads of mail by name. */
public final class MailWorkloads {
  /** Growth; the order names a kind of {@link MailKinds}. */
  public static final String GROWTH = "mail-growth";

  /** Heap of a mailbox. */
  public static final String HEAP = "mail-heap";

  /** A mail that is longer than half of the heap. */
  public static final String STREAM = "mail-stream";

  private MailWorkloads() {}

  /** All of them. */
  public static Map<String, Workload> all() {
    Map<String, Workload> all = new LinkedHashMap<>();
    all.put(GROWTH, new MailGrowth());
    all.put(HEAP, new MailHeap());
    all.put(STREAM, new MailStream());
    return all;
  }
}
