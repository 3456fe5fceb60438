// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mapiosgi.benchmark.mail.MailSubject;
import org.mapiosgi.benchmark.mail.MailWorker;
import org.mapiosgi.benchmark.report.Bound;
import org.mapiosgi.benchmark.report.Goal;

/** Mail of the emulator, in the JVM this runs in; and the decoding of rows against JNA. */
public final class EmulatorMailPlatform implements Platform {
  private static final int ROWS = 10_000;
  private static final int MILLION = 1_000_000;

  /** The emulator itself keeps something of each message that was ever looked at. */
  private static final int ONE_WALK = 1;

  /**
   * The walks of one order. After 40 of them the facade is compiled, whose first ten cost 1.25 times
   * the SPI; counted in time alone, a busy machine would not get that far before it is measured.
   */
  private static final int WALKS = 50;

  /** Why large folders may be slower a row. */
  private static final String CACHE =
      "A folder of a million messages does not fit into the caches of a processor, and one of a"
          + " thousand does.";

  private final Options options;
  private final boolean quick;

  /** Nothing is started yet. */
  public EmulatorMailPlatform(Options options) {
    this.options = options;
    this.quick = options.quick();
  }

  @Override
  public String name() {
    return "linux";
  }

  @Override
  public int sessions() {
    return 1;
  }

  @Override
  public List<Step> steps() {
    int rounds = quick ? 5 : 11;
    List<Step> steps = new ArrayList<>();
    Line walk = Line.of("walk").with("messages", ROWS);
    steps.add(
        new Step(
            "R2",
            walk.with("rows", WALKS * ROWS),
            List.of(MailSubject.SPI, MailSubject.STREAMED),
            2_000,
            rounds,
            false));
    List<String> sizes = MailSubject.sizes().stream().map(MailSubject::inFolderOf).toList();
    steps.add(new Step("R3", walk.with("rows", MILLION), sizes, 2_000, quick ? 2 : 3, false));
    Line held = Line.of("held").with("messages", MILLION).with("every", MILLION / 8);
    steps.add(
        new Step(
            "R4", held, List.of(MailSubject.inFolderOf(MILLION)), ONE_WALK, quick ? 1 : 2, false));
    steps.add(
        new Step(
            "R5",
            Line.of("decode").with("rows", ROWS),
            List.of(MailSubject.DECODER, MailSubject.STRUCTURES),
            2_000,
            rounds,
            false));
    return steps;
  }

  @Override
  public List<Goal> goals() {
    String most = MailSubject.inFolderOf(MILLION);
    return List.of(
        Goal.of("R2", "time", "us/row", MailSubject.STREAMED)
            .against(MailSubject.SPI, Bound.atMost(1.1)),
        Goal.of("R3", "rate", "rows/s", most)
            .against(MailSubject.inFolderOf(1_000), Bound.atLeast(0.8))
            .beside(List.of(MailSubject.inFolderOf(10_000), MailSubject.inFolderOf(100_000)))
            .because(CACHE),
        Goal.of("R4", "held", "MiB", most).within(Bound.atMost(16)),
        Goal.of("R5", "time", "us/row", MailSubject.DECODER)
            .against(MailSubject.STRUCTURES, Bound.atMost(0.125)));
  }

  /** The SPI and the facade read the same folder. */
  @Override
  public String home(String subject) {
    return subject.equals(MailSubject.STREAMED) ? MailSubject.SPI : subject;
  }

  @Override
  public WorkerProcess start(String subject) {
    Path log = options.target().resolve("benchmark-logs").resolve("linux.log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx6g",
            "-classpath",
            System.getProperty("java.class.path"),
            MailWorker.class.getName(),
            MailWorker.EMULATOR,
            subject);
    return WorkerProcess.start(command, Map.of(), log);
  }

  @Override
  public void close() {
    // The workers were all there is.
  }
}
