// SPDX-License-Identifier: Apache-2.0
/** Tests of the Karaf features: installs them into a real Apache Karaf and uses its shell. */
package org.mapiosgi.karaf;
