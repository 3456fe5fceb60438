// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.mime;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.mime.MimeReader;
import org.mapiosgi.mime.MimeReading;
import org.mapiosgi.mime.NoMailException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code .eml} files of a directory, not of those in it. A file that cannot be read is
 * left out with a finding; it keeps no other file from being served.
 */
public final class EmlFolder {
  private static final Logger LOG = LoggerFactory.getLogger(EmlFolder.class);
  private static final int MEBI = 1 << 20;

  /** The greatest number of files that have a finding of their own. */
  private static final int MOST_FINDINGS = 100;

  private final Path directory;
  private final MailLimits limits;
  private final long longestTotal;
  private final MimeReader reader;
  private final MailContent contents;

  /**
   * A message of the folder.
   *
   * @param id the same in every run, as long as the file keeps its name
   */
  public record Item(UUID id, MessageContent content) {}

  /**
   * The folder's messages, and the losses of its files.
   *
   * @param findings one for each file of which something is lost, up to a limit
   * @param damaged the number of messages that lack something of their files
   * @param leftOut the number of files that are no message here
   */
  public record Contents(List<Item> items, List<Finding> findings, int damaged, int leftOut) {
    /** Copies the lists. */
    public Contents {
      items = List.copyOf(items);
      findings = List.copyOf(findings);
    }

    /** No folder. */
    public static Contents empty() {
      return new Contents(List.of(), List.of(), 0, 0);
    }

    /** One clause: "3 messages, 1 of them damaged; 2 files are left out". */
    public String summary() {
      return items.size()
          + " messages"
          + (damaged == 0 ? "" : ", " + damaged + " of them damaged")
          + (leftOut == 0 ? "" : "; " + leftOut + " files are left out");
    }
  }

  /** A folder that is read within limits. */
  public EmlFolder(Path directory, MailLimits limits, MailContent contents) {
    this(directory, limits, contents, Runtime.getRuntime().maxMemory());
  }

  EmlFolder(Path directory, MailLimits limits, MailContent contents, long heap) {
    this.directory = directory;
    this.limits = limits;
    this.longestTotal = limits.mailboxBytes(heap);
    this.reader = new MimeReader(limits.ofOneMail());
    this.contents = contents;
  }

  /** The reason why the directory cannot be read at all; empty if it can. */
  public Optional<Finding> obstacle() {
    String why;
    if (!Files.exists(directory)) {
      why = "does not exist";
    } else if (!Files.isDirectory(directory)) {
      why = "is no directory";
    } else if (!Files.isReadable(directory)) {
      why = "may not be read by this account";
    } else {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error("Mailbox", "the directory " + directory.toAbsolutePath() + " " + why)
            .remedy(
                "correct 'mailbox' in the configuration org.mapiosgi.binding.emulator, or leave it"
                    + " empty for an empty Inbox")
            .build());
  }

  /** Reads all files, in the order of their names. */
  public Contents read() {
    Reading reading = new Reading();
    List<Path> files = list(reading.findings);
    int next = 0;
    while (next < files.size() && reading.add(files.get(next))) {
      next++;
    }
    reading.leftOut += files.size() - next;
    return reading.contents();
  }

  /** One pass over the files. */
  private final class Reading {
    private final List<Item> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long total;
    private int damaged;
    private int leftOut;

    /** Reads a file; false if the heap has no room for it. */
    boolean add(Path file) {
      try {
        total += check(file);
        if (total > longestTotal) {
          findings.add(full(file));
          return false;
        }
        MimeReading read = reader.read(Files.readAllBytes(file));
        MessageContent content = dated(file, contents.of(read.message()));
        items.add(new Item(EntryIds.named("eml:" + file.getFileName()), content));
        if (!read.losses().isEmpty()) {
          damaged++;
          report(file, "is served as far as it can be read: " + String.join("; ", read.losses()));
        }
      } catch (NoMailException e) {
        leaveOut(file, e.getMessage());
      } catch (AccessDeniedException e) {
        leaveOut(file, "this account may not read it");
      } catch (NoSuchFileException e) {
        leaveOut(file, "it is a link to nowhere, or has just gone");
      } catch (IOException e) {
        leaveOut(file, e.toString());
      } catch (RuntimeException | StackOverflowError e) {
        // A fault of the reader: it must cost this file alone.
        LOG.warn(
            "{} cannot be read and is left out of the mailbox; correct or remove the file",
            name(file),
            e);
        leaveOut(file, "the reader failed with " + e);
      }
      return true;
    }

    private void leaveOut(Path file, @Nullable String why) {
      leftOut++;
      report(file, "is left out: " + why);
    }

    private void report(Path file, String text) {
      if (damaged + leftOut <= MOST_FINDINGS) {
        findings.add(finding(file, text));
      } else if (damaged + leftOut == MOST_FINDINGS + 1) {
        findings.add(
            Finding.warning(
                    "Mailbox",
                    "more than "
                        + MOST_FINDINGS
                        + " files are damaged or left out; the others are only counted")
                .remedy("see the numbers in the line of the emulator")
                .build());
      }
    }

    Contents contents() {
      return new Contents(items, findings, damaged, leftOut);
    }
  }

  private Finding full(Path file) {
    return Finding.warning(
            "Mailbox",
            "from "
                + name(file)
                + " on nothing is read: more than "
                + longestTotal / MEBI
                + " MiB do not go into "
                + limits.heapPercent()
                + " % of the heap, which "
                + MailLimits.HEAP_KEY
                + " allows")
        .remedy("give the process more heap, or the directory less mail")
        .build();
  }

  private static Finding finding(Path file, String text) {
    return Finding.warning("Mailbox", name(file) + " " + text)
        .remedy("repair the file or take it away")
        .build();
  }

  /** The name without line ends, which could forge lines of the log. */
  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("\\p{Cntrl}", "?");
  }

  private List<Path> list(List<Finding> findings) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (entry.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".eml")) {
          files.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      findings.add(
          Finding.warning("Mailbox", "the directory could not be listed to its end: " + e)
              .remedy("check its disk or share, then start the emulator again")
              .build());
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }

  /** Refuses a directory, a pipe or a device with the name of a mail: a read may never end. */
  private long check(Path file) throws IOException, NoMailException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new NoMailException("it is no regular file");
    }
    long size = Files.size(file);
    if (size > limits.fileBytes()) {
      throw new NoMailException(
          "it has "
              + size
              + " bytes, and "
              + MailLimits.FILE_KEY
              + " allows "
              + limits.fileMebibytes()
              + " MiB");
    }
    return size;
  }

  /** Gives a message without a delivery time the time when its file was written. */
  private static MessageContent dated(Path file, MessageContent content) throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return content.properties(
        properties ->
            properties.withDefault(
                Pr.MESSAGE_DELIVERY_TIME, written.truncatedTo(ChronoUnit.MICROS)));
  }
}
