// Written by `make generate` from protocol/openrpc.json; changes here are lost.
// swift-format-ignore-file

extension API {
    /// Methods of `backup`.
    public enum BackupMethods {}
}
