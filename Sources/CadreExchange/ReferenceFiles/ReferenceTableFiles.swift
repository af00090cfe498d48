public import CadreDomain
import Foundation

/// The reference tables that are delivered with Cadre, as files beside the program.
///
/// A row that is not exactly right is an error with its place: these are our own files, not input.
public enum ReferenceTableFiles {
    /// Reads and checks every table.
    public static func load() throws(ReferenceTableError) -> ReferenceTables {
        try ReferenceTableReader(bytes: delivered).tables()
    }

    /// The type that the office of a country has by name, such as `JUSMAG`, for the countries where it is known.
    public static func countryOfficeTypes() throws(ReferenceTableError) -> [CountryCode: String] {
        try ReferenceTableReader(bytes: delivered).countryOfficeTypes()
    }

    /// The bytes of a delivered file.
    @Sendable static func delivered(_ name: String) throws(ReferenceTableError) -> [UInt8] {
        let path = Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "ReferenceTables")
        do {
            guard let path else { throw CocoaError(.fileNoSuchFile) }
            return [UInt8](try Data(contentsOf: path))
        } catch {
            throw ReferenceTableError(
                file: name + ".csv", row: 0, column: "", found: "no readable file", allowed: "a delivered table")
        }
    }
}
