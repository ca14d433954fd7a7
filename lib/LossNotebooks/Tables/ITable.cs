namespace LossNotebooks;

/// <summary>What is shown as a table.</summary>
internal interface ITable
{
    /// <summary>The table as a fragment of a page.</summary>
    string ToHtml();
}
