// SPDX-License-Identifier: Apache-2.0
/**
 * The conformance kit: runs the contract tests against the MAPI of a machine, as a plain Java
 * program without a framework, and writes a report without any content of mail.
 *
 * <p>{@link org.mapiosgi.certify.Certify} is called by the launcher. The tests themselves are in
 * the bundle {@code org.mapiosgi.tck}, and JUnit runs them.
 */
@NullMarked
package org.mapiosgi.certify;

import org.jspecify.annotations.NullMarked;
