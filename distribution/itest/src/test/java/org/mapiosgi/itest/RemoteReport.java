// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What JUnit's console launcher reported of tests that ran in another process.
 *
 * @param tests each test that was reported
 */
record RemoteReport(List<RemoteTest> tests) {
  /** How a test ended. */
  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /**
   * A test.
   *
   * @param className of the class that it was found in: with nested tests the nested class
   * @param name the method with its parameters, or what the test called itself
   * @param text the failure with its stack, or why it was skipped
   */
  record RemoteTest(String className, String name, Outcome outcome, String text) {}

  /** Copies the list. */
  RemoteReport {
    tests = List.copyOf(tests);
  }

  /**
   * Reads a report in the form of Ant's JUnit task.
   *
   * @throws AssertionError where the file cannot be read as one
   */
  static RemoteReport read(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // What it says of a bad file is in the exception; it need not print it as well.
      builder.setErrorHandler(null);
      NodeList cases = builder.parse(file.toFile()).getElementsByTagName("testcase");
      List<RemoteTest> tests = new ArrayList<>();
      for (int index = 0; index < cases.getLength(); index++) {
        tests.add(test((Element) cases.item(index)));
      }
      return new RemoteReport(tests);
    } catch (Exception e) {
      throw new AssertionError("the remote tests left no report at " + file, e);
    }
  }

  private static RemoteTest test(Element element) {
    Outcome outcome = Outcome.PASSED;
    String text = "";
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      switch (child.getNodeName()) {
        case "failure", "error" -> outcome = Outcome.FAILED;
        case "skipped" -> outcome = Outcome.SKIPPED;
        default -> {
          continue;
        }
      }
      text = child.getTextContent();
    }
    return new RemoteTest(
        element.getAttribute("classname"), element.getAttribute("name"), outcome, text);
  }
}
