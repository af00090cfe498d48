import ArgumentParser
import CadreApplication
import CadreDomain

/// The rows that a list command writes, and its words.
protocol ListedRows {
    associatedtype Row: Sendable

    /// What the command is called.
    static var commandName: String { get }
    /// What the command does, in one line.
    static var abstract: String { get }
    /// What the rows are called.
    static var name: String { get }
    /// The address of the list.
    static var path: String { get }

    /// The rows of a query: one page of them, or every one.
    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<Row>
}

extension ListedRows {
    static var commandName: String { "list" }
    static var path: String { "/\(name)" }

    /// Writes every row of a query for people.
    static func writeTable(_ items: [QueryItem], _ useCases: UseCases, for caller: Caller) async throws {
        try await rows(items, isWhole: true, useCases, for: caller).write(.table, name: name)
    }
}

/// Lists the rows that match, with the options and the formats of every list.
struct ListCommand<Rows: ListedRows>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Rows.commandName, abstract: Rows.abstract)
    }

    @OptionGroup var options: DataOptions
    @OptionGroup var list: ListOptions
    @OptionGroup var evidence: EvidenceOption

    func run() async throws {
        let useCases = try await options.reading().useCases
        let caller = try options.caller()
        try await list.page(
            all: { try await Rows.rows($0, isWhole: true, useCases, for: caller) },
            limited: { try await Rows.rows($0, isWhole: false, useCases, for: caller) }
        ).write(options, evidence, list, name: Rows.name, path: Rows.path)
    }
}
