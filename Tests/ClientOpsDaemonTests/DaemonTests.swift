import Testing

/// Tests against the real program, one after the other: each of them uses the machine by itself.
@Suite(.serialized)
enum DaemonTests {}
