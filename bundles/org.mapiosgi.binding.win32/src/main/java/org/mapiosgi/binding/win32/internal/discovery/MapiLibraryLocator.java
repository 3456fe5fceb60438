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
import org.mapiosgi.binding.win32.internal.discovery.MapiPlaces.Place;

/**
 * Finds the MAPI DLL without loading any, among the files that {@link MapiPlaces} names. Never
 * falls back to the stub in the system folder.
 */
final class MapiLibraryLocator {
  private final MapiPlaces places;
  private final PeFile.Machine wanted;

  /**
   * A search.
   *
   * @param wanted what the JVM is
   */
  MapiLibraryLocator(MapiPlaces places, PeFile.Machine wanted) {
    this.places = places;
    this.wanted = wanted;
  }

  /** The result for a place, from the worst to the best. */
  enum Verdict {
    STUB,
    SIMPLE,
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
   * Holds the result of a search.
   *
   * @param library the DLL to load; empty where there is none
   * @param tried every file that was named, in the order looked at, up to the usable one
   * @param places every place, in the order of the search
   */
  record Search(Optional<Path> library, List<Tried> tried, List<Place> places) {
    /** Returns the result for a file; empty if a usable file was found before. */
    Optional<Tried> of(Candidate candidate) {
      return tried.stream().filter(each -> each.candidate().equals(candidate)).findFirst();
    }
  }

  /**
   * Looks for the DLL.
   *
   * @param configured a path that a person named; empty where nobody did
   */
  Search search(String configured) {
    List<Place> all = places.all(configured);
    List<Candidate> candidates =
        all.stream()
            .flatMap(place -> place.candidates().stream())
            // Outlook's own library wherever it was named; the sort is stable.
            .sorted(Comparator.comparing(candidate -> !candidate.outlook()))
            .toList();
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Tried result = look(candidate);
      tried.add(result);
      if (result.verdict() == Verdict.USABLE) {
        return new Search(Optional.of(Path.of(candidate.path())), List.copyOf(tried), all);
      }
    }
    return new Search(Optional.empty(), List.copyOf(tried), all);
  }

  private Tried look(Candidate candidate) {
    if (candidate.stub() && !candidate.configured()) {
      return new Tried(candidate, Verdict.STUB, "is the stub of Windows and is not used");
    }
    if (!MapiPlaces.extended(candidate)) {
      return new Tried(
          candidate, Verdict.SIMPLE, "may have no more than Simple MAPI and is not used");
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
