// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.win32.internal.discovery.MapiLibraryLocator.Search;
import org.mapiosgi.binding.win32.internal.discovery.MapiLibraryLocator.Tried;
import org.mapiosgi.binding.win32.internal.discovery.MapiLibraryLocator.Verdict;
import org.mapiosgi.binding.win32.internal.discovery.MapiPlaces.Place;

/** Reports the search for the MAPI library: every place, and the verdict. */
final class LibraryFindings {
  private static final String LIBRARY = "MAPI library";
  private static final String LOOKUP = "MAPI library lookup";

  private final PeFile.Machine jvm;
  private final String account;

  LibraryFindings(PeFile.Machine jvm, String account) {
    this.jvm = jvm;
    this.account = account;
  }

  List<Finding> of(Search search) {
    List<Finding> findings = new ArrayList<>();
    int number = 1;
    for (Place place : search.places()) {
      findings.addAll(lookedAt(number++ + ". ", place, search));
    }
    findings.add(verdict(search));
    return findings;
  }

  private static List<Finding> lookedAt(String number, Place place, Search search) {
    if (place.candidates().isEmpty()) {
      return List.of(
          Finding.info(LOOKUP, number + place.name() + ": " + place.otherwise())
              .rule("R33")
              .build());
    }
    return place.candidates().stream()
        .map(
            candidate -> {
              Optional<Tried> tried = search.of(candidate);
              if (tried.isEmpty()) {
                return Finding.info(
                        LOOKUP,
                        number
                            + candidate.place()
                            + ": "
                            + candidate.path()
                            + ", not looked at: another goes before it")
                    .rule("R33")
                    .build();
              }
              boolean passedOver =
                  tried.get().verdict() != Verdict.USABLE && search.library().isPresent();
              return passedOver
                  ? Finding.warning(LOOKUP, number + tried.get() + "; passed over")
                      .rule(rule(tried.get()))
                      .build()
                  : Finding.info(LOOKUP, number + tried.get()).rule(rule(tried.get())).build();
            })
        .toList();
  }

  private static String rule(Tried tried) {
    return tried.verdict() == Verdict.OTHER_MACHINE ? "R32" : "R33";
  }

  private Finding verdict(Search search) {
    List<Tried> tried = search.tried();
    if (search.library().isPresent()) {
      Tried used = tried.get(tried.size() - 1);
      return used.candidate().stub()
          ? Finding.warning(
                  LIBRARY,
                  used + ", the stub of Windows, which can show a dialog that hangs a service")
              .rule("R33")
              .remedy("name Outlook's olmapi32.dll instead")
              .build()
          : Finding.ok(LIBRARY, used + ", as is this JVM").rule("R33").build();
    }
    if (tried.isEmpty()) {
      return Finding.error(
              LIBRARY,
              "none was found: no DLLPathEx under HKLM\\"
                  + MapiPlaces.CLIENTS_MAIL
                  + " and no Outlook known to the Windows Installer")
          .rule("R33")
          .remedy(
              "install classic Outlook of the JVM's bitness ("
                  + jvm
                  + "), or name the DLL in the configuration org.mapiosgi.binding.win32, library")
          .build();
    }
    // The place that came nearest is the one to be cured.
    Tried nearest = tried.stream().max(Comparator.comparing(Tried::verdict)).orElseThrow();
    return Finding.error(LIBRARY, nearest + others(tried, nearest))
        .rule(rule(nearest))
        .remedy(remedy(nearest))
        .build();
  }

  private static String others(List<Tried> tried, Tried nearest) {
    String others =
        tried.stream()
            .filter(each -> !each.equals(nearest))
            .map(Tried::toString)
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? "" : ". Also tried: " + others;
  }

  private String remedy(Tried tried) {
    return switch (tried.verdict()) {
      case OTHER_MACHINE -> "use a JVM of the library's bitness, or the Outlook that is " + jvm;
      case STUB, SIMPLE -> "install classic Outlook, or name its olmapi32.dll in the configuration";
      case NOT_ABSOLUTE -> "name the file with its drive and folders";
      case UNREADABLE -> "let the account " + account + " read the file";
      case MISSING, NOT_PE, NOT_DLL ->
          tried.candidate().configured()
              ? "name Outlook's olmapi32.dll, or leave the setting library empty"
              : "repair the mail client's installation, or name the DLL in the configuration"
                  + " org.mapiosgi.binding.win32, library";
      case USABLE -> "";
    };
  }
}
