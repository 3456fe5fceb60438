// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mapiosgi.binding.win32.internal.discovery.Registry.Root;

/**
 * The places where MAPI may be named, in the order in which Microsoft's own stub library asks them.
 *
 * <p>Source: MAPIStubLibrary, GetMAPIPaths; "How to choose a specific version of MAPI to load".
 */
final class MapiPlaces {
  static final String CLIENTS_MAIL = "SOFTWARE\\Clients\\Mail";
  private static final String OUTLOOK_CLIENT = "Microsoft Outlook";
  private static final String EXTENDED_PATH = "DLLPathEx";
  private static final String SIMPLE_PATH = "DLLPath";
  private static final String COMPONENT = "MSIComponentID";
  private static final List<String> QUALIFIERS_OF_COMPONENT =
      List.of("MSIApplicationLCID", "MSIOfficeLCID");

  private static final List<String> OFFICE_CATEGORIES =
      List.of(
          "{5812C571-53F0-4467-BEFA-0A4F47A9437C}", // 2016 and later
          "{E83B4360-C208-4325-9504-0D23003A74A5}", // 2013
          "{1E77DE88-BCAB-4C37-B9E5-073AF52DFD7A}", // 2010
          "{24AAE126-0911-478F-A019-07B875EB9996}", // 2007
          "{BC174BAD-2F53-4855-A1D5-0D575C19B1EA}"); // 2003
  private static final List<String> QUALIFIERS = List.of("outlook.x64.exe", "outlook.exe");

  private static final Pattern VARIABLE = Pattern.compile("%([^%]+)%");

  private final Host host;

  MapiPlaces(Host host) {
    this.host = host;
  }

  /**
   * A place, and the files that it names.
   *
   * @param otherwise what to say of it where it names none
   */
  record Place(String name, List<Candidate> candidates, String otherwise) {
    Place {
      candidates = List.copyOf(candidates);
    }
  }

  /** The name of the default mail client, where one is registered. */
  Optional<String> defaultMailClient() {
    return host.registry().text(Root.LOCAL_MACHINE, CLIENTS_MAIL, "");
  }

  /** The name of the account's own default mail client, where it has one. */
  Optional<String> defaultMailClientOfAccount() {
    return host.registry().text(Root.CURRENT_USER, CLIENTS_MAIL, "");
  }

  /**
   * All places.
   *
   * @param configured a path that a person named; empty where nobody did
   */
  List<Place> all(String configured) {
    if (!configured.isBlank()) {
      // Whoever names a file means that file: nothing else is looked for.
      return List.of(
          new Place(
              "configuration",
              List.of(new Candidate("configuration", expand(configured), true)),
              ""));
    }
    Set<String> clients = new LinkedHashSet<>();
    defaultMailClient().ifPresent(clients::add);
    clients.add(OUTLOOK_CLIENT);
    List<Place> places = new ArrayList<>();
    places.add(
        new Place("configuration", List.of(), "org.mapiosgi.binding.win32 names no library"));
    places.add(loadedAlready());
    clients.forEach(client -> places.add(registered(client, EXTENDED_PATH)));
    places.add(installed());
    clients.forEach(client -> places.add(registered(client, SIMPLE_PATH)));
    clients.forEach(client -> places.add(component(client)));
    places.add(stub());
    return places;
  }

  private Place loadedAlready() {
    String name = "loaded in this process";
    return new Place(
        name,
        Stream.of("olmapi32.dll", "msmapi32.dll")
            .flatMap(dll -> host.loaded(dll).stream())
            .map(path -> new Candidate(name, path.toString(), false))
            .toList(),
        "neither olmapi32.dll nor msmapi32.dll");
  }

  private static String keyOf(String client) {
    return CLIENTS_MAIL + "\\" + client;
  }

  private Place registered(String client, String value) {
    String name = "registry " + Root.LOCAL_MACHINE.path(keyOf(client)) + "\\" + value;
    return new Place(
        name,
        host.registry().text(Root.LOCAL_MACHINE, keyOf(client), value).stream()
            .map(path -> new Candidate(name, expand(path), false))
            .toList(),
        "no such value");
  }

  private Place installed() {
    List<Candidate> found = new ArrayList<>();
    for (String category : OFFICE_CATEGORIES) {
      for (String qualifier : QUALIFIERS) {
        host.qualifiedComponent(category, qualifier)
            .ifPresent(
                path ->
                    // The component is outlook.exe or a file in its folder; MAPI is beside it.
                    found.add(
                        new Candidate(
                            "Windows Installer " + category + " " + qualifier,
                            path.substring(0, path.lastIndexOf('\\') + 1) + "olmapi32.dll",
                            false)));
      }
    }
    return new Place(
        "Windows Installer",
        found,
        "knows no Outlook 2003 to 2016 and later (" + String.join(", ", QUALIFIERS) + ")");
  }

  private Place component(String client) {
    String name = "registry " + Root.LOCAL_MACHINE.path(keyOf(client)) + "\\" + COMPONENT;
    Optional<String> component = host.registry().text(Root.LOCAL_MACHINE, keyOf(client), COMPONENT);
    return new Place(
        name,
        component.stream()
            .flatMap(
                id ->
                    QUALIFIERS_OF_COMPONENT.stream()
                        .flatMap(
                            value ->
                                host
                                    .registry()
                                    .text(Root.LOCAL_MACHINE, keyOf(client), value)
                                    .stream())
                        .flatMap(qualifier -> host.qualifiedComponent(id, qualifier).stream()))
            .map(path -> new Candidate(name, path, false))
            .toList(),
        component
            .map(id -> id + ", which the Windows Installer does not know")
            .orElse("no such value"));
  }

  private Place stub() {
    return new Place(
        "system folder",
        List.of(),
        host.variable("SystemRoot")
                .map(root -> root + "\\System32\\mapi32.dll")
                .orElse("mapi32.dll")
            + ", the stub of Windows, is never used: it can show a dialog");
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

  /** Says whether Outlook brings the file or a person named it; others may lack MAPI. */
  static boolean extended(Candidate candidate) {
    return candidate.configured()
        || !candidate.place().endsWith("\\" + SIMPLE_PATH)
        || candidate.outlook()
        || candidate.fileName().equalsIgnoreCase("msmapi32.dll");
  }
}
