// SPDX-License-Identifier: Apache-2.0
/** The examinations. Each class examines one thing and returns findings. Knows no output format. */
package org.mapiosgi.doctor.internal.look;
