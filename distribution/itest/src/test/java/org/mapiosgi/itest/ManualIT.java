// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Checks the manual in the zip and the pages of the repository against what they describe. */
class ManualIT {
  private static final String MANUAL = "distribution/manual";
  private static final int README_BYTES = 10_000;
  private static final int LINE = 140;

  private static Path home;

  @BeforeAll
  static void unpack() {
    home = Distribution.unpack("manual").home();
  }

  @Test
  void everyLinkOfTheZipLeadsSomewhere() {
    List<MarkdownPage> pages = MarkdownPage.in(home);
    assertThat(pages).hasSizeGreaterThan(10);
    assertThat(pages.stream().flatMap(page -> page.brokenLinks().stream())).isEmpty();
  }

  @Test
  void everyLinkOfTheRepositoryLeadsSomewhere() {
    List<MarkdownPage> pages = new ArrayList<>(MarkdownPage.in(Build.root().resolve(MANUAL)));
    pages.add(MarkdownPage.read(Build.root().resolve("README.md")));
    pages.add(MarkdownPage.read(Build.root().resolve("CHANGELOG.md")));
    pages.add(MarkdownPage.read(Build.root().resolve("distribution/benchmark/README.md")));
    assertThat(pages.stream().flatMap(page -> page.brokenLinks().stream())).isEmpty();
  }

  @Test
  void theReadmeIsShort() {
    String readme = Exec.read(Build.root().resolve("README.md"));
    assertThat(readme.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(README_BYTES);
    assertThat(readme.lines()).allMatch(line -> line.length() <= LINE);
  }

  @Test
  void everyKeyIsInTheManualWithItsDefaultAndItsRange() {
    MarkdownPage page = MarkdownPage.read(home.resolve("doc/configuration.md"));
    Map<String, Element> classes = objectClasses();
    assertThat(classes).hasSizeGreaterThanOrEqualTo(7);
    classes.forEach(
        (pid, type) -> {
          Map<String, List<String>> rows =
              page.table(pid).or(() -> page.table(pid + "~NAME")).orElse(Map.of());
          // A key that ends in TAG stands for many, which are in no metatype.
          assertThat(rows.keySet().stream().filter(key -> !key.endsWith(".TAG")))
              .as("keys of " + pid)
              .containsExactlyInAnyOrderElementsOf(keys(type));
          each(type, "AD")
              .forEach(
                  attribute -> {
                    String key = attribute.getAttribute("id");
                    List<String> cells = rows.get(key);
                    assertThat(cells.get(1))
                        .as("default of " + pid + " " + key)
                        .matches(wanted -> isDefault(attribute, wanted));
                    assertThat(cells.get(2))
                        .as("range of " + pid + " " + key)
                        .matches(wanted -> isRange(attribute, wanted));
                    assertThat(cells.get(3)).as("meaning of " + pid + " " + key).isNotBlank();
                  });
        });
  }

  @Test
  void everyExitCodeIsInTheManual() {
    MarkdownPage page = MarkdownPage.read(home.resolve("doc/operations.md"));
    Set<String> documented = page.table("Exit codes of mapi-osgi").orElseThrow().keySet();
    Exec.Result help = new Distribution(home).command("help").run();
    assertThat(help.output().lines().dropWhile(line -> !line.startsWith("exit codes")))
        .filteredOn(line -> line.matches("  [0-9, ]+  .+"))
        .extracting(line -> line.strip().split("  ", 2)[0])
        .containsExactlyElementsOf(documented);
  }

  @Test
  void everyBundleIsInTheManual() throws IOException {
    MarkdownPage page = MarkdownPage.read(home.resolve("doc/architecture.md"));
    Set<String> documented = page.table("Bundles").orElseThrow().keySet();
    try (Stream<Path> files = Files.walk(home.resolve("bundle"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.matches("org\\.mapiosgi\\..+\\.jar"))
          .extracting(name -> name.replaceFirst("-\\d.*", ""))
          .isNotEmpty()
          .isSubsetOf(documented);
    }
  }

  private static Set<String> keys(Element type) {
    return each(type, "AD")
        .map(attribute -> attribute.getAttribute("id"))
        .collect(Collectors.toSet());
  }

  /** A default that is no text is described in words. */
  private static boolean isDefault(Element attribute, String cell) {
    String value = attribute.getAttribute("default").replace("\\", "");
    return value.isEmpty() ? !cell.isBlank() : cell.equals(value);
  }

  private static boolean isRange(Element attribute, String cell) {
    String min = attribute.getAttribute("min");
    String max = attribute.getAttribute("max");
    List<String> options = each(attribute, "Option").map(o -> o.getAttribute("value")).toList();
    if (!options.isEmpty()) {
      return cell.equals(String.join(", ", options));
    }
    if (attribute.getAttribute("type").equals("Boolean")) {
      return cell.equals("true, false");
    }
    if (min.isEmpty()) {
      return !cell.isBlank();
    }
    return cell.equals(max.isEmpty() ? min + " or more" : min + " to " + max);
  }

  /** The object class definitions of the zip's own bundles, by PID. */
  private static Map<String, Element> objectClasses() {
    Map<String, Element> classes = new HashMap<>();
    try (Stream<Path> files = Files.walk(home.resolve("bundle"))) {
      files
          .filter(file -> file.getFileName().toString().startsWith("org.mapiosgi."))
          .forEach(jar -> read(jar, classes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }

  private static void read(Path jar, Map<String, Element> classes) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().matches("OSGI-INF/metatype/.+\\.xml")) {
          Document document = parse(zip.getInputStream(entry));
          Map<String, Element> byId =
              each(document.getDocumentElement(), "OCD")
                  .collect(Collectors.toMap(ocd -> ocd.getAttribute("id"), ocd -> ocd));
          each(document.getDocumentElement(), "Designate")
              .forEach(
                  designate ->
                      classes.put(
                          designate.getAttribute("pid") + designate.getAttribute("factoryPid"),
                          byId.get(
                              each(designate, "Object")
                                  .findFirst()
                                  .orElseThrow()
                                  .getAttribute("ocdref"))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document parse(InputStream xml) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static Stream<Element> each(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }
}
