// SPDX-License-Identifier: Apache-2.0
/**
 * The course of a run: which step is measured when, on which platform, in which process.
 *
 * <p>A worker process runs one workload on one subject and answers with samples. Platforms are the
 * JVM of this machine, and a Windows JVM or a C program under Wine.
 */
package org.mapiosgi.benchmark.run;
