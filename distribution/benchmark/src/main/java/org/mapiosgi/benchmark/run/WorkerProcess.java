// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link Worker}, or a program that speaks like one, from outside. */
public final class WorkerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Writer orders;
  private final LinkedBlockingQueue<Line> answers = new LinkedBlockingQueue<>();

  private WorkerProcess(Process process) {
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "answers");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the command.
   *
   * @param log for everything that is no answer
   */
  public static WorkerProcess start(
      List<String> command, Map<String, String> environment, Path log) {
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new WorkerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("@")) {
          answers.add(Line.parse(line));
        }
      }
    } catch (IOException e) {
      answers.add(Line.failed("the measuring process's output broke off: " + e));
      return;
    }
    answers.add(Line.failed("the measuring process has ended"));
  }

  /** Gives an order; the answer comes later. A process that does not answer is ended. */
  CompletableFuture<Line> ask(Line order) {
    return CompletableFuture.supplyAsync(() -> answer(order));
  }

  private Line answer(Line order) {
    try {
      orders.write(order + "\n");
      orders.flush();
      Line answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        close();
        return Line.failed("no answer in " + PATIENCE_SECONDS + " s");
      }
      return answer;
    } catch (IOException e) {
      return Line.failed("the measuring process has ended");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Line.failed("interrupted");
    }
  }

  /** Whether it can be asked again. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** The answer to come. */
  static Line await(CompletableFuture<Line> answer) {
    try {
      return answer.get(2 * PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Line.failed("no answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Line.failed("interrupted");
    }
  }

  @Override
  public void close() {
    try {
      orders.close();
    } catch (IOException e) {
      // It has ended already; that is what is wanted.
      process.destroyForcibly();
    }
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
