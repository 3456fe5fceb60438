// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the MAPI DLL without loading any: by the configuration, else by what the registry and the
 * Windows Installer know. Never falls back to the stub in the system folder.
 *
 * <p>Source: the search order of Microsoft's MAPIStubLibrary, "How to choose a specific version of
 * MAPI to load".
 */
final class MapiLibraryLocator {
  static final String CLIENTS_MAIL = "SOFTWARE\\Clients\\Mail";
  private static final String OUTLOOK_CLIENT = "Microsoft Outlook";

  private static final String[] OFFICE_CATEGORIES = {
    "{5812C571-53F0-4467-BEFA-0A4F47A9437C}", // 2016 and later
    "{E83B4360-C208-4325-9504-0D23003A74A5}", // 2013
    "{1E77DE88-BCAB-4C37-B9E5-073AF52DFD7A}", // 2010
    "{24AAE126-0911-478F-A019-07B875EB9996}", // 2007
  };
  private static final String[] QUALIFIERS = {"outlook.x64.exe", "outlook.exe"};

  private static final Pattern VARIABLE = Pattern.compile("%([^%]+)%");

  private final Host host;
  private final PeFile.Machine wanted;

  /**
   * A search.
   *
   * @param wanted what the JVM is
   */
  MapiLibraryLocator(Host host, PeFile.Machine wanted) {
    this.host = host;
    this.wanted = wanted;
  }

  /** What a place turned out to be, from far away to the one. */
  enum Verdict {
    STUB,
    NOT_ABSOLUTE,
    MISSING,
    UNREADABLE,
    NOT_PE,
    NOT_DLL,
    OTHER_MACHINE,
    USABLE
  }

  /**
   * A place that was looked at.
   *
   * @param detail what was seen there, for people
   */
  record Tried(Candidate candidate, Verdict verdict, String detail) {
    @Override
    public String toString() {
      return candidate.place() + ": " + candidate.path() + " " + detail;
    }
  }

  /**
   * What came of it.
   *
   * @param library the DLL to load; empty where there is none
   * @param tried every place that named a file, in the order looked at, up to the usable one
   */
  record Search(Optional<Path> library, List<Tried> tried) {}

  /**
   * Looks for the DLL.
   *
   * @param configured a path that a person named; empty where nobody did
   */
  Search search(String configured) {
    List<Candidate> candidates = candidates(configured);
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Tried result = look(candidate);
      tried.add(result);
      if (result.verdict() == Verdict.USABLE) {
        return new Search(Optional.of(Path.of(candidate.path())), List.copyOf(tried));
      }
    }
    return new Search(Optional.empty(), List.copyOf(tried));
  }

  /** The name of the default mail client, where one is registered. */
  Optional<String> defaultMailClient() {
    return host.localMachineValue(CLIENTS_MAIL, "").filter(name -> !name.isBlank());
  }

  private List<Candidate> candidates(String configured) {
    if (!configured.isBlank()) {
      // Whoever names a file means that file: nothing else is looked for.
      return List.of(new Candidate("configuration", expand(configured), true));
    }
    List<Candidate> found = new ArrayList<>();
    defaultMailClient().ifPresent(client -> registered(client, found));
    if (!defaultMailClient().equals(Optional.of(OUTLOOK_CLIENT))) {
      registered(OUTLOOK_CLIENT, found);
    }
    for (String category : OFFICE_CATEGORIES) {
      for (String qualifier : QUALIFIERS) {
        host.qualifiedComponent(category, qualifier)
            .ifPresent(path -> installed(category, qualifier, path, found));
      }
    }
    // Outlook's own library wherever it was named; the sort is stable.
    found.sort(Comparator.comparing(candidate -> !candidate.outlook()));
    return found;
  }

  private void registered(String client, List<Candidate> found) {
    String key = CLIENTS_MAIL + "\\" + client;
    host.localMachineValue(key, "DLLPathEx")
        .filter(path -> !path.isBlank())
        .ifPresent(
            path ->
                found.add(
                    new Candidate("registry HKLM\\" + key + "\\DLLPathEx", expand(path), false)));
  }

  private static void installed(
      String category, String qualifier, String path, List<Candidate> found) {
    // The component is outlook.exe or a file in its folder; olmapi32.dll is beside it.
    String folder = path.substring(0, path.lastIndexOf('\\') + 1);
    found.add(
        new Candidate(
            "Windows Installer " + category + " " + qualifier, folder + "olmapi32.dll", false));
  }

  private String expand(String path) {
    String bare = path.strip();
    if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return VARIABLE
        .matcher(bare)
        .replaceAll(
            match -> Matcher.quoteReplacement(host.variable(match.group(1)).orElse(match.group())));
  }

  private Tried look(Candidate candidate) {
    if (candidate.stub() && !candidate.configured()) {
      return new Tried(candidate, Verdict.STUB, "is the stub of Windows and is not used");
    }
    Path path;
    try {
      path = Path.of(candidate.path());
    } catch (InvalidPathException malformed) {
      return new Tried(candidate, Verdict.MISSING, "is no path: " + malformed.getReason());
    }
    if (!path.isAbsolute()) {
      return new Tried(candidate, Verdict.NOT_ABSOLUTE, "is not an absolute path");
    }
    if (!Files.isRegularFile(path)) {
      return new Tried(
          candidate, Verdict.MISSING, Files.exists(path) ? "is no file" : "does not exist");
    }
    try {
      PeFile file = PeFile.read(path);
      if (!file.dll()) {
        return new Tried(candidate, Verdict.NOT_DLL, "is no Windows DLL but a program");
      }
      return file.machine() == wanted
          ? new Tried(candidate, Verdict.USABLE, "is " + file.machine())
          : new Tried(
              candidate, Verdict.OTHER_MACHINE, "is " + file.machine() + ", this JVM is " + wanted);
    } catch (PeFile.NotPeException notPe) {
      return new Tried(candidate, Verdict.NOT_PE, "is no Windows DLL: " + notPe.getMessage());
    } catch (IOException unreadable) {
      return new Tried(candidate, Verdict.UNREADABLE, "cannot be read: " + unreadable);
    }
  }
}
