import ArgumentParser
import CadreApplication

/// The option of commands that list rows, for a file that says where they come from.
struct EvidenceOption: ParsableArguments {
    @Flag(help: "End the CSV or NDJSON with where its rows come from; cadre export verify checks it.")
    var evidence = false

    /// The ending of the file, such as `csv`.
    ///
    /// - Throws: `usage.bad` where the format holds no evidence, or the rows are no whole list.
    func ending(_ format: OutputFormat, _ list: ListOptions) throws(Refusal) -> String {
        guard format == .csv || format == .ndjson else {
            throw Refusal(
                .usageBad, "The format (\(format.rawValue)) takes no --evidence here.",
                fix: "Give -o csv or -o ndjson; cadre export writes JSON with its evidence."
            )
        }
        guard list.limit == nil, list.cursor == nil else {
            throw Refusal(
                .usageBad, "The evidence is that of a whole list, and --limit or --cursor cuts it.",
                fix: "Take them away; --sample and --seed draw some of the rows."
            )
        }
        return format.rawValue
    }
}
