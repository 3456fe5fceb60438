// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.workload.Workload;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeMapi;

/** M2: the heap that {@code count} mails of a directory take before any of them is read. */
final class MailHeap implements Workload {
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
  private static final double NANOS_OF_SECOND = 1e9;
  private static final int LINES = 100;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    try (Scratch scratch = Scratch.open()) {
      for (int number = 0; number < count; number++) {
        write(scratch.directory(), number);
      }
      long before = used();
      long start = System.nanoTime();
      MapiEmulator emulator =
          Emulators.open(EmulatorSettings.defaults().withMailbox(scratch.directory()));
      try {
        NativeMapi unused = emulator.load();
        double seconds = (System.nanoTime() - start) / NANOS_OF_SECOND;
        String summary = emulator.preflight().get(0).text();
        return summary.startsWith(count + " messages")
            ? Line.of(Line.RESULT)
                .with("bytes", (used() - before) / (double) count)
                .with("seconds", seconds)
            : Line.failed(summary);
      } finally {
        Reference.reachabilityFence(emulator);
      }
    }
  }

  private static void write(Path directory, int number) throws Exception {
    String mail =
        "Return-Path: <a%1$d@example.com>\r\n"
            + "Received: from mx.example.com (mx.example.com [192.0.2.1]) by mail.example.org;"
            + " Mon, 2 Mar 2026 10:00:05 +0100\r\n"
            + "From: Ada Example <a%1$d@example.com>\r\nTo: Ben <b@example.org>\r\n"
            + "Subject: Invoice %1$d of March\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n"
            + "Message-ID: <%1$d@example.com>\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "A line of the text of this mail.\r\n".repeat(LINES);
    Files.writeString(directory.resolve(number + ".eml"), mail.formatted(number));
  }

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 4; attempt++) {
      System.gc();
      least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
