// SPDX-License-Identifier: Apache-2.0
/** Measurements that JMH makes: the cost of one call, in time and memory. */
package org.mapiosgi.benchmark.jmh;
