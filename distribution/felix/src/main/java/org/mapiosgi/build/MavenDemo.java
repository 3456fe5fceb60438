// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.build;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * {@code mvn -Pdemo}: runs the packaged distribution's demo from a fresh copy and streams what it
 * says. Runs inside Maven, because the demo's last line is to be the last line of Maven's output.
 */
public final class MavenDemo {
  private MavenDemo() {}

  /**
   * Runs the demo.
   *
   * @param args the zip and the directory to unpack into; the system property {@code mailbox},
   *     where it is set, names the folder of mail files
   * @throws IllegalStateException where the demo failed, which fails the build
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String mailbox = System.getProperty("mailbox", "");
    if (!mailbox.isEmpty() && !Files.isDirectory(Path.of(mailbox))) {
      String verdict = "demo failed: -Dmailbox=" + mailbox + " names no directory";
      printAtTheVeryEnd(verdict);
      throw new IllegalStateException(verdict);
    }
    Path home = unpack(Path.of(args[0]), Path.of(args[1]));
    ProcessBuilder builder =
        new ProcessBuilder(commandLine(home, mailbox)).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS", "-Dstdout.encoding=UTF-8");
    Process demo = builder.start();
    demo.getOutputStream().close();
    // Ctrl+C on Maven is for the demo as well, and the demo ends in order.
    atTheVeryEnd(demo::destroy);
    String lastLine = stream(demo);
    int exitCode = demo.waitFor();
    boolean ok = exitCode == 0 && lastLine.startsWith("demo ok: ");
    String verdict = ok ? lastLine : reason(lastLine, exitCode);
    printAtTheVeryEnd(verdict);
    if (!ok) {
      throw new IllegalStateException(verdict);
    }
  }

  private static List<String> commandLine(Path home, String mailbox) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    List<String> line = new ArrayList<>();
    if (windows) {
      line.addAll(List.of("cmd", "/c", home.resolve("bin").resolve("mapi-osgi.bat").toString()));
    } else {
      line.addAll(List.of("sh", home.resolve("bin/mapi-osgi").toString()));
    }
    line.add("demo");
    if (!mailbox.isEmpty()) {
      line.addAll(List.of("--mailbox", Path.of(mailbox).toAbsolutePath().toString()));
    }
    return line;
  }

  private static String stream(Process demo) throws IOException {
    PrintStream out = standardOutput();
    String last = "";
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(demo.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        out.println(line);
        last = line.isBlank() ? last : line;
      }
    }
    return last;
  }

  private static String reason(String lastLine, int exitCode) {
    return lastLine.startsWith("demo failed: ")
        ? lastLine
        : "demo failed: it ended with exit code " + exitCode + " and the words: " + lastLine;
  }

  private static void printAtTheVeryEnd(String line) {
    PrintStream out = standardOutput();
    // A line of its own, even where Maven ends with a colour code instead of a line end.
    String text = "\n" + line;
    atTheVeryEnd(() -> out.println(text));
  }

  /** The plugin that runs this ends its own thread group, and a thread of it would not start. */
  private static void atTheVeryEnd(Runnable action) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(group, action, "demo"));
  }

  /** Not System.out, which Maven has replaced and closes before it ends. */
  private static PrintStream standardOutput() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  private static Path unpack(Path zip, Path target) throws IOException {
    delete(target);
    Path home = null;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException(zip + " has an entry outside of itself: " + entry.getName());
        }
        if (home == null) {
          home = target.resolve(target.relativize(file).getName(0));
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
    if (home == null) {
      throw new IOException(zip + " is empty");
    }
    return home;
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
