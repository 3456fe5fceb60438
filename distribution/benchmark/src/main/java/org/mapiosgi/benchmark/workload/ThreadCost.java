// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.subject.SubjectThread;

/** What one thread has cost the machine. */
final class ThreadCost {
  /** By this name the thread is found in /proc; at most 15 characters. */
  private static final String NAME = "measured-thread";

  private static final String SWITCHES = "voluntary_ctxt_switches:";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Thread thread;

  private ThreadCost(Thread thread) {
    this.thread = thread;
  }

  static ThreadCost of(Subject subject) {
    return new ThreadCost(SubjectThread.named(subject, NAME));
  }

  /** Processor time in nanoseconds. */
  long processor() {
    return threads.getThreadCpuTime(thread.getId());
  }

  /** Bytes allocated on the heap. */
  long allocated() {
    return threads.getThreadAllocatedBytes(thread.getId());
  }

  static long allocatedByCaller() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** How often it gave the processor away by itself: once for each sleep. Linux only. */
  OptionalLong sleeps() throws IOException {
    Path tasks = Path.of("/proc/self/task");
    if (System.getProperty("os.name").startsWith("Windows") || !Files.isDirectory(tasks)) {
      return OptionalLong.empty();
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        if (Files.readString(task.resolve("comm")).trim().equals(NAME)) {
          return Files.readAllLines(task.resolve("status")).stream()
              .filter(line -> line.startsWith(SWITCHES))
              .mapToLong(line -> Long.parseLong(line.substring(SWITCHES.length()).trim()))
              .findFirst();
        }
      }
    }
    return OptionalLong.empty();
  }
}
