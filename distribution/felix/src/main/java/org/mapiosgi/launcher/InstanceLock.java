// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps every other instance off a data directory. The operating system gives the lock back when
 * the process ends, however it ends; the file stays.
 */
final class InstanceLock implements AutoCloseable {
  // Far behind the text: Windows forbids others to read a locked range.
  private static final long LOCKED_BYTE = 1L << 30;

  private static final int TRIES = 5;
  private static final long BETWEEN_TRIES_NANOS = 20_000_000;

  private final FileChannel channel;
  private final String previous;

  private InstanceLock(FileChannel channel, String previous) {
    this.channel = channel;
    this.previous = previous;
  }

  /**
   * Takes the lock.
   *
   * @throws LaunchException if another process has it, or if the file cannot be made
   */
  static InstanceLock take(Path directory) throws LaunchException {
    Path file = directory.resolve("lock");
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lockPatiently(channel) == null) {
        String owner = Files.readString(file, StandardCharsets.US_ASCII).strip();
        channel.close();
        throw new LaunchException(
            ExitCode.ALREADY_RUNNING,
            "another instance"
                + (owner.isEmpty() ? "" : " (process " + owner + ")")
                + " works on "
                + directory
                + "; stop it, or give this one a directory of its own with --data");
      }
      String previous = read(channel);
      channel.truncate(0);
      String pid = Long.toString(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
      channel.force(true);
      return new InstanceLock(channel, previous);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new LaunchException(
          ExitCode.FAILED,
          "cannot lock " + file + " (" + e + "); the data directory must be writable, see --data",
          e);
    }
  }

  /**
   * Reads the owner through the channel: POSIX drops all locks of a process on a file as soon as
   * the process closes any of its handles on it.
   */
  private static String read(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(64);
    int length = Math.max(0, channel.read(text, 0));
    return new String(text.array(), 0, length, StandardCharsets.US_ASCII).strip();
  }

  /**
   * Says whether a process has the lock of a directory. Changes nothing there.
   *
   * @throws LaunchException if the file cannot be read
   */
  static boolean isTaken(Path directory) throws LaunchException {
    Path file = directory.resolve("lock");
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock free = channel.tryLock(LOCKED_BYTE, 1, true)) {
      return free == null;
    } catch (OverlappingFileLockException e) {
      return true; // this JVM has it
    } catch (IOException e) {
      throw new LaunchException(ExitCode.FAILED, "cannot read " + file + " (" + e + ")", e);
    }
  }

  /** Tries more than once: {@link #isTaken} of another process may hold the lock for a moment. */
  private static FileLock lockPatiently(FileChannel channel) throws IOException {
    FileLock taken = lock(channel);
    for (int tries = 1; taken == null && tries < TRIES; tries++) {
      LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
      taken = lock(channel);
    }
    return taken;
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // another launcher in this JVM
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the failure that led here is the one to tell
    }
  }

  /** The process that had the directory last and did not give it back; empty if it did. */
  String previous() {
    return previous;
  }

  /** Notes that this process ends in a way that the log tells of. */
  void explained() {
    try {
      channel.truncate(0);
    } catch (IOException e) {
      // Then the next run says that this one ended without a stop.
    }
  }

  @Override
  public void close() {
    explained();
    closeQuietly(channel);
  }
}
