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
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.internal.model.EntryIds;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;

/**
 * The {@code .eml} files of a directory, not of those in it. One that cannot be read is left out
 * and told about; the others are served.
 */
public final class EmlFolder {
  private static final int MEBI = 1 << 20;

  /** The longest file that is read. */
  private static final long LONGEST_FILE = 32L * MEBI;

  private final Path directory;
  private final long longestTotal;
  private final EmlReader reader = new EmlReader();

  /**
   * A message of the folder.
   *
   * @param id the same in every run, as long as the file keeps its name
   */
  public record Item(UUID id, MessageContent content) {}

  /** What was read, and what was wrong with it. */
  public record Contents(List<Item> items, List<Finding> findings) {
    /** Copies the lists. */
    public Contents {
      items = List.copyOf(items);
      findings = List.copyOf(findings);
    }
  }

  /** A folder of which at most a quarter of the heap is read. */
  public EmlFolder(Path directory) {
    this(directory, Runtime.getRuntime().maxMemory() / 4);
  }

  EmlFolder(Path directory, long longestTotal) {
    this.directory = directory;
    this.longestTotal = longestTotal;
  }

  /** Why it cannot be read at all. */
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

  /** Reads all of it, in the order of the file names. */
  public Contents read() {
    List<Item> items = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    long total = 0;
    for (Path file : list(findings)) {
      try {
        long size = check(file);
        total += size;
        if (total > longestTotal) {
          findings.add(
              Finding.warning(
                      "Mailbox",
                      "from "
                          + name(file)
                          + " on nothing is read: more than "
                          + longestTotal / MEBI
                          + " MiB do not go into a quarter of the heap")
                  .remedy("give the process more heap, or the directory less mail")
                  .build());
          break;
        }
        EmlReader.Read read = reader.read(Files.readAllBytes(file));
        items.add(
            new Item(EntryIds.named("eml:" + file.getFileName()), dated(file, read.content())));
        if (!read.complaints().isEmpty()) {
          findings.add(
              finding(
                  file,
                  "is served as far as it can be read: " + String.join("; ", read.complaints())));
        }
      } catch (EmlReader.NoMessageException e) {
        findings.add(finding(file, "is left out: " + e.getMessage()));
      } catch (AccessDeniedException e) {
        findings.add(finding(file, "is left out: this account may not read it"));
      } catch (NoSuchFileException e) {
        findings.add(finding(file, "is left out: it is a link to nowhere, or has just gone"));
      } catch (IOException e) {
        findings.add(finding(file, "is left out: " + e));
      }
    }
    return new Contents(items, findings);
  }

  private static Finding finding(Path file, String text) {
    return Finding.warning("Mailbox", name(file) + " " + text)
        .remedy("repair the file or take it away")
        .build();
  }

  /** Whoever names a file could otherwise write lines into the log. */
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
          Finding.warning("Mailbox", "the directory could not be listed to its end: " + e).build());
    }
    files.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return files;
  }

  /** A directory, a pipe or a device may have the name of a mail, and reading it never end. */
  private static long check(Path file) throws IOException, EmlReader.NoMessageException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new EmlReader.NoMessageException("it is no regular file");
    }
    long size = Files.size(file);
    if (size > LONGEST_FILE) {
      throw new EmlReader.NoMessageException(
          "it has " + size / MEBI + " MiB, and more than " + LONGEST_FILE / MEBI + " are not read");
    }
    return size;
  }

  /** A message that does not say when it came, came when its file was written. */
  private static MessageContent dated(Path file, MessageContent content) throws IOException {
    Instant written = Files.getLastModifiedTime(file).toInstant();
    return content.properties(
        properties ->
            properties.withDefault(
                Pr.MESSAGE_DELIVERY_TIME, written.truncatedTo(ChronoUnit.MICROS)));
  }
}
