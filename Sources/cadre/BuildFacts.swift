/// What this executable is.
enum BuildFacts {
    /// The version, shown by `cadre version` and in the interface description.
    static let version = "0.1.0"
}
