// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The POMs of the delivered modules have all that a repository and a consumer need. */
class PomsTest {
  private static final Path BOM = Repository.root().resolve("distribution/bom");

  @Test
  void theBomListsEveryBundleInItsOwnVersion() {
    Element bom = pom(BOM);
    SortedSet<String> listed = new TreeSet<>();
    NodeList dependencies = bom.getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      assertThat(text(dependency, "groupId")).contains("org.mapiosgi");
      assertThat(text(dependency, "version")).contains("${project.version}");
      listed.add(text(dependency, "artifactId").orElseThrow());
    }
    assertThat(listed)
        .isEqualTo(
            Repository.bundles().stream()
                .map(folder -> folder.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(text(bom, "version")).isEqualTo(text(pom(Repository.root()), "version"));
    assertThat(child(bom, "parent")).as("its parent, which would manage more").isEmpty();
  }

  @Test
  void everyBundleHasANameAndADescription() {
    assertThat(Repository.bundles())
        .hasSizeGreaterThan(10)
        .allSatisfy(
            folder -> {
              assertThat(text(pom(folder), "name")).hasValueSatisfying(PomsTest::isNotBlank);
              assertThat(text(pom(folder), "description")).hasValueSatisfying(PomsTest::isNotBlank);
            });
  }

  @Test
  void everyBundleThatExportsPackagesHasAJarOfJavadoc() {
    List<Path> exporting =
        Repository.bundles().stream()
            .filter(folder -> Files.isDirectory(folder.resolve("src/main/api")))
            .toList();
    assertThat(exporting)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            folder ->
                assertThat(
                        child(pom(folder), "properties")
                            .flatMap(properties -> text(properties, "maven.javadoc.skip")))
                    .contains("false"));
  }

  @Test
  void theOsgiRepositoryHasEveryBundle() {
    SortedSet<String> listed = new TreeSet<>(dependencies("distribution/felix"));
    listed.addAll(dependencies("distribution/release"));
    assertThat(Repository.bundles())
        .extracting(folder -> folder.getFileName().toString())
        // The contract tests of bindings.
        .filteredOn(bundle -> !bundle.equals("org.mapiosgi.tck"))
        .isSubsetOf(listed);
  }

  @Test
  void theLicenceIsNamed() {
    assertThat(Stream.of(Repository.root(), BOM))
        .allSatisfy(
            folder ->
                assertThat(
                        child(pom(folder), "licenses")
                            .flatMap(licenses -> child(licenses, "license"))
                            .flatMap(license -> text(license, "name")))
                    .contains("Apache-2.0"));
  }

  private static Set<String> dependencies(String folder) {
    NodeList ids = pom(Repository.root().resolve(folder)).getElementsByTagName("artifactId");
    return IntStream.range(0, ids.getLength())
        .mapToObj(i -> ids.item(i).getTextContent().strip())
        .collect(Collectors.toSet());
  }

  private static void isNotBlank(String text) {
    assertThat(text).isNotBlank();
  }

  private static Element pom(Path folder) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile())
          .getDocumentElement();
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Element> child(Element parent, String name) {
    NodeList children = parent.getChildNodes();
    return IntStream.range(0, children.getLength())
        .<Node>mapToObj(children::item)
        .filter(node -> node.getNodeName().equals(name))
        .map(Element.class::cast)
        .findFirst();
  }

  private static Optional<String> text(Element parent, String name) {
    return child(parent, name).map(element -> element.getTextContent().strip());
  }
}
