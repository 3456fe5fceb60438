// SPDX-License-Identifier: Apache-2.0
/**
 * The message pump measured against its peers: {@code mvn -Pbenchmark verify}, or with {@code
 * -Dbenchmark.quick}, or only a part with {@code -Dbenchmark.only=linux/B3.*}.
 *
 * <pre>
 *  Benchmark -- Measurement -- Session --order--&gt; Worker: a process for each subject
 *      |                          |    &lt;-result--   Workload on a new Subject: pump, or peer
 *      |                          +--- Samples         (Linux JVM | Windows JVM under Wine | C)
 *      +-- Results &lt;-- Row &lt;-- Goal &lt;--+
 * </pre>
 *
 * <p>The subjects of a step take turns within seconds, in another order each round, and the median
 * of the rounds is reported, so that other work of the machine meets all subjects alike. Each
 * subject has processes of its own, so that none is compiled for the habits of another. A {@link
 * org.mapiosgi.benchmark.run.Step} that the subject lacks the means for gives "n/a", one that fails
 * is reported as failed, and a missed target as missed; none of them fails the build.
 *
 * <p>The ids: B1 post to run with a sleeping pump, B2 with a busy one, B3 throughput by number of
 * producers, B4 round trips, B5 lateness of timers, B6 timers added and cancelled, B7 waits for
 * kernel events, B8 a flood of tasks against native messages, B9 the reverse, B10 a message loop
 * inside a task or a message's handler, B11 the cost of doing nothing, B12 memory, B13 the end
 * under load, B14 the report of a hang. M1 the growth of the time to read mail, M2 the heap of a
 * mailbox of 20,000 messages, M3 a mail of 200 MB that is read as a stream in a heap of 256 MB. R1
 * the cost of a decoded cell, R2 the facade against the SPI, R3 the rate of rows in large folders,
 * R4 the memory of a walk over a million rows, R5 the decoder against JNA's structures, R6 and R7
 * rows and an attachment under Wine against a client in C++. S1 incremental synchronization against
 * a list of all entry ids. P1 and P32 the idle program with one session and with 32.
 */
package org.mapiosgi.benchmark;
